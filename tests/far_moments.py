"""Records of every kind but drawings at either end of the calendar, with the offsets that lead beyond it."""

from rekindle.life import codec

FAR = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]

KINDS = (
    '"kind":"draft","number":1,"filled":{"to":"/write","fields":[["text","a kettle begun"]]}',
    '"kind":"entry","written":"AT","text":"a kettle"',
    '"kind":"entry","written":"2026-06-01T10:00:00+02:00","text":"a kettle, moved"',
    '"kind":"check-in","states":["far"],"note":"a kettle in a note"',
    '"kind":"flicker","text":"a kettle clicked"',
    '"kind":"offer","day":"DAY","number":1,"practice":"words-ten","form":"smallest","probability":0.5,"why":"x"',
    '"kind":"practice-done","practice":"words-ten","version":1,"form":"smallest","ended":"done","kept":["kettle"]',
    '"kind":"list-item","list":"people","text":"a kettle lender","since":"DAY"',
    '"kind":"letter","text":"a kettle to come","day":"DAY"',
    '"kind":"own-feeling-word","word":"kettle-warm"',
    '"kind":"import","format":"jrnl","batch":"zz"',
    '"kind":"preferences","too_much":{"words-ten":1},"brought_back":{"words":"AT"}',
    '"kind":"openings","last":[{"at":"AT","where":"browser"}]',
)


def of_every_kind(at: str) -> list[tuple[bytes, bytes]]:
    """Give a record of each of these kinds, with its id, as an archive holds it."""
    records = (f'{{"v":1,"at":"{at}",{fields}}}'.replace("AT", at).replace("DAY", at[:10]) for fields in KINDS)
    made = [(bytes([number]) * 16, record.encode()) for number, record in enumerate(records, 1)]
    missing = set(codec.CLASSES) - {"attachment"} - {codec.kind_of(codec.decode(data)) for _id, data in made}
    assert not missing, f"no record at either end of the calendar yet of: {', '.join(sorted(missing))}"
    return made
