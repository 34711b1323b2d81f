"""What is refused or warned of in files of territory and people."""

from tequio.kernel.errors import NotFoundError, noop


class AreaNotFoundError(NotFoundError):
    """No state or municipality goes by that code."""

    code = "area_not_found"
    sentence = noop("No state or municipality is known by the code %(code)s.")


FAULTS = {
    "state_unknown": noop("The key begins with %(state)s, and the states go from 01 to 32."),
    "too_many_people": noop("The number is too large for one place: %(most)s at most."),
    "more_than_all": noop(
        "%(count)s people are more than the %(people)s of the whole municipality."
    ),
    "municipality_not_counted": noop(
        "The file says 0 people and 0 dwellings: the municipality is younger than the census. It is"
        " taken as unknown, not as zero."
    ),
    "locality_without_point": noop(
        "The locality has no coordinates: it is listed, and cannot be on the map."
    ),
    "locality_half_a_point": noop(
        "One of the two coordinates is empty. Both were expected, or neither."
    ),
    "altitude_out_of_range": noop(
        "There is no such altitude in Mexico. One from %(low)s to %(high)s m was expected."
    ),
    "not_an_outline": noop("A polygon in longitude and latitude was expected (GeoJSON)."),
    "outline_out_of_mexico": noop(
        "The outline leaves Mexico: longitudes from %(west)s to %(east)s and latitudes from"
        " %(south)s to %(north)s were expected."
    ),
    "outline_mended": noop("The outline crossed itself; it was mended without moving its corners."),
}
