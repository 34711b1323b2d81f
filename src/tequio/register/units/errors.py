"""What a unit's row is refused for, or warned of."""

from tequio.kernel.errors import TequioError, noop


class UnitNotFoundError(TequioError):
    """No unit goes, or was known to go, by that key."""

    code = "unit_not_found"
    sentence = noop("No unit is known by the key %(clues)s.")
    status = 404


FAULTS = {
    "state_prefix": noop(
        "The key begins with the prefix of state %(prefix)s, and the row says %(said)s."
    ),
    "coordinates_swapped": noop(
        "Latitude and longitude seem to be swapped: latitude %(lat)s, longitude %(lon)s would fit."
    ),
    "half_a_point": noop("One of the two coordinates is empty. Both were expected, or neither."),
    "check_digit": noop(
        "The last digit of the key should be %(expected)s by the rule of IMB keys."
    ),
    "state_name_differs": noop("It is not the name of the state that the key names: %(state)s."),
    "former_key_shape": noop("The former key does not have the shape of a CLUES; it was left out."),
    "former_key_twice": noop("Another row, %(first)s, claims the same former key; it keeps it."),
    "municipality_unknown": noop("Municipality %(code)s is not in the register."),
    "municipality_without_outline": noop(
        "Municipality %(code)s has no outline in the register: whether the point is inside it"
        " cannot be told."
    ),
    "point_outside": noop("The point lies %(km)s km outside its municipality."),
}
