"""Made-up surroundings: the bar of a visitor and of a person, crumbs, tabs, pagers."""

from tequio.base.ui.samples.text import made_up
from tequio.base.ui.types import Frame, Link, Pager, RoomLink, Scope, Scopes, Tab

ROOMS = [
    RoomLink(made_up("Sample room"), "#barra", is_current=True),
    RoomLink(made_up("Another"), "#barra", is_current=False),
]
HERE = Scope(made_up("Sample State"), "#barra", made_up("12 municipalities"), is_current=True)
CHOICES = (Scope(made_up("The country"), "#barra", made_up("32 states")), HERE)
PERSON = Frame(
    rooms=lambda: ROOMS,
    scopes=lambda: Scopes(HERE, CHOICES, search="#barra"),
    person=made_up("Ana Muestra, lead of the Sample State"),
)
VISITOR = Frame(rooms=lambda: ROOMS)

CRUMBS = (
    Link(made_up("The country"), "#migas"),
    Link(made_up("Sample State"), "#migas"),
    Link(
        made_up("Sample municipality with a name so long that it goes to a second line on a phone")
    ),
)
TABS = (
    Tab(made_up("File"), "#pestanas", is_current=True),
    Tab(made_up("New"), "#pestanas", count=1_041),
    Tab(made_up("Waiting"), "#pestanas", count=0),
    Tab(
        made_up("Gone"), "#pestanas", count=14, note=made_up("no longer come; they are not deleted")
    ),
)
MIDDLE = Pager(
    51, 100, 10_573, "#paginas", "#paginas", (Link(made_up("Download CSV"), "#paginas"),)
)
ONLY = Pager(1, 3, 3)
NONE = Pager(0, 0, 0)

INDEX = (
    Link(made_up("Colour"), "#color"),
    Link(made_up("Letters and numbers"), "#letra"),
    Link(made_up("Figures"), "#cifras"),
    Link(made_up("Receipt"), "#recibos"),
    Link(made_up("Announced and measured"), "#anunciado"),
    Link(made_up("Texts that are read"), "#textos"),
    Link(made_up("States"), "#estados"),
    Link(made_up("Listings"), "#listado"),
    Link(made_up("Bad cells"), "#celdas"),
    Link(made_up("Nothing yet"), "#vacio"),
    Link(made_up("Forms"), "#formularios"),
    Link(made_up("Time"), "#tiempo"),
    Link(made_up("Tabs"), "#pestanas"),
    Link(made_up("Charts"), "#graficas"),
    Link(made_up("Maps"), "#mapas"),
    Link(made_up("The bar and the foot"), "#barra"),
)
