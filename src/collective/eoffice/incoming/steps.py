"""What the current user may do with a document, as links and buttons; the first is the one to do next."""

from collective.eoffice import _
from collective.eoffice.incoming import actions
from collective.eoffice.incoming.registering import file_refusal
from collective.eoffice.incoming.routes import current_user
from collective.eoffice.organisation import directory
from collective.eoffice.tasks.steps import my_tasks
from collective.eoffice.tasks.steps import primary_step
from collective.eoffice.tasks.steps import Step
from collective.eoffice.tasks.steps import step
from plone import api


PAGES = (
    ("register", actions.RegisterIncoming),
    ("submit", actions.SubmitIncoming),
    ("assign", actions.AssignIncoming),
    ("finish", actions.FinishIncoming),
    ("inform", actions.InformIncoming),
    ("return-to-registry", actions.ReturnToRegistry),
    ("refuse", actions.RefuseIncoming),
    ("cancel", actions.CancelIncoming),
    ("reopen", actions.ReopenIncoming),
)


def verb_steps(document) -> list[Step]:
    """Return the verbs of the document that the current user may do now."""
    return [step(document, name, verb) for name, verb in PAGES if verb.available(document)]


def editing_steps(document) -> list[Step]:
    """Return links to Plone's own forms for those who may change data or add files."""
    url = document.absolute_url()
    found = []
    if api.user.has_permission("Modify portal content", obj=document):
        found.append(Step("edit", _("step_edit", default="Correct the data"), f"{url}/edit"))
    if api.user.has_permission("plone.app.contenttypes: Add File", obj=document):
        found.append(Step("add-file", _("step_add_file", default="Add a file"), f"{url}/add-files"))
    return found


def primary(document, steps: list[Step]) -> Step | None:
    """Return what the current user does next with the document, or None.

    A leader of the agency instructs, whoever else holds the document submits it; then come one's
    own tasks, and the completion of the document when nothing is left to wait for.
    """
    known = {found.name: found for found in steps}
    state = api.content.get_state(document)
    if state == "submitted":
        kinds = {
            directory.unit_brain(unit).eoffice_unit["kind"] for unit, _name in directory.functions_of(current_user())
        }
        order = ("assign", "submit") if "leadership" in kinds else ("submit", "assign")
        return next((known[name] for name in order if name in known), None)
    if state == "in_progress":
        for task in my_tasks(document):
            found = primary_step(task)
            if found is not None:
                return found
        return known.get("finish")
    order = {"received": ("register",), "registered": ("submit",)}.get(state, ())
    if order and file_refusal(document):
        order = (*order, "add-file")
    return next((known[name] for name in order if name in known), None)


def next_step(document) -> Step | None:
    """Return what the current user does next with the document, or None."""
    return primary(document, all_steps(document))


def all_steps(document) -> list[Step]:
    """Return the verbs and the links to Plone's own forms."""
    return verb_steps(document) + editing_steps(document)
