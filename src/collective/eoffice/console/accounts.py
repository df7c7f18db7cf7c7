"""eoffice demo-accounts: who may log in to the demo office."""


def add_command(commands):
    """Add `demo-accounts` to the sub-commands."""
    parser = commands.add_parser(
        "demo-accounts",
        help="list the accounts of the demo office",
        description="Print login name, person and post of every account of the demo office, and the password.",
    )
    parser.set_defaults(run=print_accounts)


def print_accounts(options):
    """Print one line per account; return 0."""
    # Imported here: the demo office needs Plone, `--help` does not.
    from collective.eoffice.setup.demo_organisation import DEMO_ACCOUNTS
    from collective.eoffice.setup.demo_organisation import DEMO_PASSWORD

    width = max(len(userid) for userid, _fullname, _position in DEMO_ACCOUNTS)
    print(f"Accounts of the demo office, all with the password  {DEMO_PASSWORD}")
    for userid, fullname, position in DEMO_ACCOUNTS:
        print(f"  {userid:{width}}  {fullname}, {position}")
    return 0
