"""What was drawn: looked at with care, and made small; the only room that imports Pillow, and late."""

from collections.abc import Iterable

from rekindle.app.ports_beside import Picture, Stroke


class PngPictures:
    """`rekindle.app.ports_beside.Pictures` for PNG, by Pillow, which is loaded for who draws and for nobody else."""

    def take(self, data: bytes) -> Picture:
        """Make a picture that was drawn anew from its dots alone."""
        from rekindle.pictures.png import taken  # noqa: PLC0415

        return taken(data)

    def check(self, data: bytes) -> Picture:
        """Look at a picture that was kept before, which stays as it is to the byte."""
        from rekindle.pictures.png import checked  # noqa: PLC0415

        return checked(data)

    def draw(self, size: tuple[int, int], paper: str, strokes: Iterable[Stroke]) -> Picture:
        """Draw lines on a sheet of a size and a colour."""
        from rekindle.pictures.drawing import drawn  # noqa: PLC0415
        from rekindle.pictures.png import picture_of  # noqa: PLC0415

        return picture_of(drawn(size, paper, strokes))
