"""The command `eoffice`: its help, its refusals, and a site made without a browser."""

from collective.eoffice.console import main
from collective.eoffice.setup.demo_organisation import DEMO_PASSWORD
from string import Template

import os
import pytest
import subprocess
import sys


RUN = "import sys; from collective.eoffice.console import main; sys.exit(main())"
AGENCY = ("--agency-name", "UBND xã Thử Nghiệm", "--short-notation", "UBND", "--place", "Thử Nghiệm")


@pytest.fixture(scope="class")
def instance(root, tmp_path_factory):
    """Return the folder of an instance configured as `make start` does, with an empty database."""
    var = tmp_path_factory.mktemp("var")
    for name in ("instance/etc", "filestorage", "blobstorage", "cache", "log", "run"):
        (var / name).mkdir(parents=True)
    values = {"root": root, "var": var, "host": "127.0.0.1", "port": 0, "threads": 1}
    for template in (root / "tools" / "instance").glob("*.in"):
        text = Template(template.read_text("utf-8")).substitute(values)
        (var / "instance" / "etc" / template.stem).write_text(text, "utf-8")
    return var / "instance"


def eoffice(*arguments):
    """Run the command in a process of its own; return the finished process."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300)


class TestHelp:
    """What the command says about itself, without starting Zope."""

    def test_help_names_every_command(self, capsys):
        """`eoffice --help` is enough to find the way."""
        with pytest.raises(SystemExit) as leaving:
            main(["--help"])
        assert leaving.value.code == 0
        shown = capsys.readouterr().out
        assert all(name in shown for name in ("create-site", "verify-journal", "demo-accounts"))

    @pytest.mark.parametrize("command", ["create-site", "verify-journal", "demo-accounts"])
    def test_every_command_has_help(self, capsys, command):
        """Each command explains itself."""
        with pytest.raises(SystemExit) as leaving:
            main([command, "--help"])
        assert leaving.value.code == 0
        assert f"eoffice {command}" in capsys.readouterr().out

    def test_no_command_is_an_error(self, capsys):
        """Without a command the usage is shown and the exit code says so."""
        with pytest.raises(SystemExit) as leaving:
            main([])
        assert leaving.value.code == 2
        assert "usage: eoffice" in capsys.readouterr().err

    def test_missing_instance_is_named(self, capsys, tmp_path):
        """A wrong folder ends in one line, not in a traceback."""
        assert main(["verify-journal", "--instance", str(tmp_path)]) == 2
        assert "there is no configuration file" in capsys.readouterr().err


class TestDemoAccounts:
    """Who may log in to the demo office."""

    def test_the_accounts_of_the_route_are_listed(self, capsys):
        """Everybody whom a document meets on its way is in the list, and the password is said."""
        assert main(["demo-accounts"]) == 0
        shown = capsys.readouterr().out
        assert DEMO_PASSWORD in shown
        route = ("van-thu", "chanh-van-phong", "chu-tich", "truong-phong", "chuyen-vien")
        assert [userid for userid in route if userid not in shown.split()] == []


class TestCreateSite:
    """A site from the command line, in a database of its own."""

    def test_create_verify_and_refuse(self, instance):
        """The site is there, its journals are whole, and a second one by the same id is refused."""
        place = ("--instance", instance)
        done = eoffice("create-site", *place, "--id", "van-phong", *AGENCY)
        assert (done.returncode, done.stdout) == (0, "created /van-phong\n"), done.stderr
        again = eoffice("create-site", *place, "--id", "van-phong", *AGENCY)
        assert again.returncode == 2
        assert "there is already an object /van-phong" in again.stderr
        verified = eoffice("verify-journal", *place, "--site", "van-phong")
        assert verified.returncode == 0, verified.stderr
        assert ", 0 broken" in verified.stdout

    def test_wrong_answers_are_refused(self, instance):
        """What the form would refuse the command refuses too, in one line."""
        done = eoffice("create-site", "--instance", instance, *AGENCY, "--profile", "elsewhere")
        assert done.returncode == 2
        assert done.stderr.startswith("eoffice: agency_profile:")
