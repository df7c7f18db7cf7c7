"""Write every workflow's definition.xml into the default profile from its table."""

from collective.eoffice.actions.workflow import to_xml
from collective.eoffice.incoming.rights import INCOMING_WORKFLOW
from collective.eoffice.tasks.rights import TASK_WORKFLOW
from pathlib import Path

import collective.eoffice


WORKFLOWS = (INCOMING_WORKFLOW, TASK_WORKFLOW)
FOLDER = Path(collective.eoffice.__file__).parent / "profiles" / "default" / "workflows"


def main() -> None:
    """Write the files; what did not change stays as it is."""
    for workflow in WORKFLOWS:
        target = FOLDER / workflow.id / "definition.xml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(to_xml(workflow), "utf-8")


if __name__ == "__main__":
    main()
