"""The publishing status: the words for it, and the kind that goes with it."""

import pytest

from transforms.formats.pub_status import set_status
from transforms.source import Envelope

STATUSES = {
    "usable": ("usable", None),
    "Usable": ("usable", None),
    "stat:usable": ("usable", None),
    "http://cv.iptc.org/newscodes/pubstatusg2/withheld": ("withheld", "withheld"),
    "Canceled": ("canceled", "kill"),
    "cancelled": ("canceled", "kill"),
    "killed": ("canceled", "kill"),
    "Embargoed": ("usable", None),
    "": (None, None),
    None: (None, None),
}


@pytest.mark.parametrize(("declared", "told"), STATUSES.items(), ids=map(str, STATUSES))
def test_a_status_and_its_kind(declared, told):
    envelope = Envelope()
    set_status(envelope, declared)
    assert (envelope.pub_status, envelope.kind) == told
    assert envelope.notes == ()


def test_a_status_that_settles_no_kind_leaves_the_one_there_is():
    envelope = Envelope(kind="correction")
    set_status(envelope, "usable")
    assert (envelope.pub_status, envelope.kind) == ("usable", "correction")


def test_an_unknown_status_is_noted():
    envelope = Envelope(pub_status="usable")
    set_status(envelope, "Draft")
    assert (envelope.pub_status, envelope.notes) == ("usable", ("unknown status 'Draft'",))
