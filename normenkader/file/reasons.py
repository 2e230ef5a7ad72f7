"""Why the system refused a file, in Dutch: what it says itself is in English."""

from __future__ import annotations

import errno

# Of a path or a setting that was given, and is empty: it would be the current folder.
LEEG = "hier staat niets. Vul een waarde in of laat dit weg."
_REASONS = {
    errno.EACCES: "je mag er niet bij",
    errno.EPERM: "je mag er niet bij",
    errno.ENOENT: "het bestaat niet",
    errno.ENOTDIR: "een deel van het pad is een bestand en geen map",
    errno.EISDIR: "het is een map en geen bestand",
    errno.ENODEV: "het is geen gewoon bestand",
    errno.EEXIST: "het is er al",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "het is een verwijzing naar zichzelf",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "je schijfruimte is op",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.EIO: "de schijf geeft een fout",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.EBUSY: "een ander programma houdt het bezet",
    errno.ETXTBSY: "een ander programma houdt het bezet",
    errno.ESTALE: "de schijf is niet meer te bereiken",
    errno.EBADF: "het is gesloten",
    errno.EPIPE: "niemand leest het meer",
    errno.EINVAL: "de naam is niet goed",
}


def reason(error: BaseException) -> str:
    """The reason of an OSError, or of a name that no file can have (ValueError, RuntimeError)."""
    if isinstance(error, RuntimeError):
        return "er is geen thuismap: zet die in HOME, of geef een heel pad"
    if not isinstance(error, OSError):
        return "de naam is niet goed"
    code = error.errno or 0
    return _REASONS.get(code, f"het systeem meldt fout {errno.errorcode.get(code, code)}")
