"""Known answers: what was sealed years ago has to open, so no format may change unnoticed.

vectors.json was computed apart from this package, from the layouts its docstrings describe, with the standard
library's HMAC and bare AES-GCM and Argon2id.
"""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from rekindle.sealed import (
    CURRENT,
    FLOOR,
    Argon2Parameters,
    Box,
    PassphraseWrap,
    PersonKey,
    Place,
    RecoveryCode,
    RecoveryWrap,
    keyfile,
    link_row_id,
    new_link,
    new_session,
    open_carry,
    open_session,
    open_with_passphrase,
    open_with_recovery,
    seal_carry,
    session_row_id,
    wrap_with_passphrase,
    wrap_with_recovery,
)
from rekindle.sealed.kdf import hkdf, stretch
from tests.sealed.fixed import counted

V: dict[str, str] = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
PERSON = bytes.fromhex(V["person"])
KEY = PersonKey(bytes.fromhex(V["key"]))
PEPPER = bytes.fromhex(V["pepper"])
PLAIN = V["plain"].encode()
WHOLE = Place(PERSON, bytes.fromhex(V["record"]), "2026-05", 3)
MIDDLE_PART = Place(PERSON, bytes.fromhex(V["record"]), "2026-05", 3, part=7, last=False)


def test_argon2id_gives_the_answer_of_rfc_9106() -> None:
    derived = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    ).derive(b"\x01" * 32)
    assert derived.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_hkdf_gives_the_first_answer_of_rfc_5869() -> None:
    okm = hkdf(b"\x0b" * 22, bytes(range(0xF0, 0xFA)), salt=bytes(range(13)), length=42)
    assert okm.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"


def test_hkdf_without_salt_and_info_gives_the_third_answer_of_rfc_5869() -> None:
    okm = hkdf(b"\x0b" * 22, b"", length=42)
    assert okm.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"


@pytest.mark.parametrize(("name", "parameters"), [("stretch_floor", FLOOR), ("stretch_current", CURRENT)])
def test_a_passphrase_is_stretched_as_it_always_was(name: str, parameters: Argon2Parameters) -> None:
    assert stretch(V["passphrase"], counted(16), parameters).hex() == V[name]


@pytest.mark.parametrize(("name", "pepper"), [("passphrase_wrap", None), ("passphrase_wrap_peppered", PEPPER)])
def test_a_passphrase_wrap_is_written_and_opened_as_it_always_was(name: str, pepper: bytes | None) -> None:
    wrap = wrap_with_passphrase(KEY, V["passphrase"], PERSON, FLOOR, pepper, counted)
    assert wrap.to_bytes().hex() == V[name]
    kept = PassphraseWrap.from_bytes(bytes.fromhex(V[name]))
    assert open_with_passphrase(kept, V["passphrase"], PERSON, pepper) == KEY


def test_a_recovery_code_and_its_wrap_are_written_and_opened_as_they_always_were() -> None:
    code = RecoveryCode.new(counted)
    assert code.text == V["recovery_code"]
    assert wrap_with_recovery(KEY, code, PERSON, counted).to_bytes().hex() == V["recovery_wrap"]
    kept = RecoveryWrap.from_bytes(bytes.fromhex(V["recovery_wrap"]))
    assert open_with_recovery(kept, V["recovery_code"], PERSON) == KEY


def test_the_keys_derived_from_a_persons_key_stay_the_same() -> None:
    assert KEY.records.hex() == V["records_key"]
    assert KEY.derive_id("2026-05-01", "0").hex() == V["derived_id"]
    assert KEY.draw_seed("2026-05-01", "0").hex() == V["draw_seed"]


@pytest.mark.parametrize(("name", "place"), [("box", WHOLE), ("box_of_a_middle_part", MIDDLE_PART)])
def test_a_box_is_sealed_and_opened_as_it_always_was(name: str, place: Place) -> None:
    box = Box(KEY.records)
    assert box.seal(PLAIN, place, counted).hex() == V[name]
    assert box.open(bytes.fromhex(V[name]), place) == PLAIN


def test_a_session_is_written_and_opened_as_it_always_was() -> None:
    cookie, row_id, wrap = new_session(KEY, PERSON, counted)
    assert (cookie, row_id.hex(), wrap.hex()) == (V["cookie"], V["session_row_id"], V["session_wrap"])
    assert session_row_id(V["cookie"]) == row_id
    assert open_session(V["cookie"], bytes.fromhex(V["session_wrap"]), PERSON) == KEY


def test_a_carried_text_is_sealed_and_opened_as_it_always_was() -> None:
    assert seal_carry(V["cookie"], PLAIN, counted) == V["carried"]
    assert open_carry(V["cookie"], V["carried"]) == PLAIN


def test_a_link_token_and_its_row_id_stay_the_same() -> None:
    token, row_id = new_link(counted)
    assert (token, row_id.hex()) == (V["link_token"], V["link_row_id"])
    assert link_row_id(V["link_token"]) == row_id


def test_a_key_file_is_written_and_read_as_it_always_was() -> None:
    assert keyfile.to_text(KEY) == V["key_file"]
    assert keyfile.from_text(V["key_file"]) == KEY
