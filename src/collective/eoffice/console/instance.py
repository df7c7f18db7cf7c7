"""Opening the database of an instance without its web server."""

from contextlib import contextmanager
from pathlib import Path

import logging
import os
import sys
import time
import warnings


# What the instance itself runs with (see its zope.conf); set only where the caller has not set it.
ENVIRONMENT = {"TZ": "Asia/Ho_Chi_Minh", "zope_i18n_compile_mo_files": "true"}


class CommandError(Exception):
    """What the person at the terminal reads instead of a traceback."""


def add_instance_options(parser):
    """Add the two ways to say which Zope instance is meant."""
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--instance", metavar="DIR", help="folder of the instance, with etc/zope.conf in it")
    where.add_argument("--zope-conf", metavar="FILE", help="the instance's zope.conf itself")


@contextmanager
def application(options):
    """Yield the Zope application root with a request and a manager; close the database afterwards.

    The caller commits. An embedded database that a running server holds is a CommandError.
    """
    conf = Path(options.zope_conf or Path(options.instance, "etc", "zope.conf")).resolve()
    if not conf.is_file():
        raise CommandError(f"there is no configuration file {conf}")
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    time.tzset()
    if not sys.warnoptions:
        # The packages below us warn about each other; that is nothing the administrator can act on.
        warnings.simplefilter("ignore")
    app = _open(conf)
    try:
        yield app
    finally:
        _close(app)


def _open(conf):
    """Start Zope with this configuration and return the application root."""
    # Imported here because the environment must be set before Zope reads it.
    from Testing.makerequest import makerequest
    from zc.lockfile import LockError
    from ZConfig import ConfigurationError
    from zope.globalrequest import setRequest
    from Zope2.Startup.run import make_wsgi_app

    import Zope2

    try:
        logging.getLogger().setLevel(logging.ERROR)
        make_wsgi_app({}, str(conf))
        app = makerequest(Zope2.app())
    except LockError:
        raise CommandError("the database is in use; stop the server first") from None
    except ConfigurationError as error:
        raise CommandError(f"{conf} is not usable: {error}") from None
    app.REQUEST["PARENTS"] = [app]
    setRequest(app.REQUEST)
    _become_manager(app)
    return app


def _become_manager(app):
    """Act as the first manager of the root, so that what is made belongs to somebody."""
    from AccessControl.SecurityManagement import newSecurityManager
    from AccessControl.users import system

    users = app.acl_users
    managers = (user for user in users.getUsers() if "Manager" in user.getRoles())
    user = next(managers, None)
    newSecurityManager(None, user.__of__(users) if user else system)


def _close(app):
    """Forget what was not committed and close the database."""
    from AccessControl.SecurityManagement import noSecurityManager
    from zope.component.hooks import setSite
    from zope.globalrequest import clearRequest

    import transaction
    import Zope2

    transaction.abort()
    setSite(None)
    noSecurityManager()
    clearRequest()
    app._p_jar.close()
    Zope2.DB.close()
