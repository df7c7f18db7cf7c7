"""The desk's line in the side bar, with the number of things to do."""

from collective.eoffice.desk.counting import desk_of
from collective.eoffice.theme.navigation import DeskItem


class CountingDeskItem(DeskItem):
    """Bàn làm việc, with how much there is to do."""

    def count(self):
        """Return how many things there are to do."""
        return desk_of(self.request).to_do
