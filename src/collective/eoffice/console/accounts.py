"""eoffice demo-accounts: who may log in to the demo office."""


def add_command(commands):
    """Add `demo-accounts` to the sub-commands."""
    parser = commands.add_parser(
        "demo-accounts",
        help="list the accounts of the demo office",
        description="Print login name, password and post of the accounts that the demo profile makes.",
    )
    parser.set_defaults(run=print_accounts)


def print_accounts(options):
    """Print one line per account; return 0."""
    from collective.eoffice.setup import demo

    accounts = [(account.userid, account.password, account.title) for account in getattr(demo, "ACCOUNTS", ())]
    widths = [max((len(row[column]) for row in accounts), default=0) for column in range(2)]
    for userid, password, title in accounts:
        print(f"  {userid:{widths[0]}}  {password:{widths[1]}}  {title}")
    return 0
