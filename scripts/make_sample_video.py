"""Makes the sample video that the simulated providers serve: five seconds of a sun over waves. Needs ffmpeg.

python scripts/make_sample_video.py
"""

from __future__ import annotations

import subprocess
from pathlib import Path

TARGET = Path(__file__).parents[1] / "bot" / "sandbox" / "sample.mp4"
WIDTH, HEIGHT, SECONDS, FRAMES = 640, 360, 5, 24

# The sky's colours run from top to bottom, the sun's disc and glow are added, and the sea moves below the horizon.
SKY = "{top}+({low}-{top})*Y/H"
SUN = "{glow}*exp(-hypot(X-W/2,Y-H*(0.58-0.05*T))/70)"
SEA = "{light}*(0.55+0.25*sin(X/23+T*3+Y/5)+0.2*sin(X/51-T*2+Y/9))"


def channel(*, top: int, low: int, glow: int, light: int) -> str:
    """One colour's value for each point and moment."""
    above = f"{SKY.format(top=top, low=low)}+{SUN.format(glow=glow)}"
    return f"min(255,if(gt(Y,H*0.66),{SEA.format(light=light)},{above}))"


def main() -> None:
    """Write the file."""
    red = channel(top=46, low=250, glow=160, light=120)
    green = channel(top=36, low=150, glow=120, light=110)
    blue = channel(top=92, low=110, glow=40, light=150)
    picture = f"geq=r='{red}':g='{green}':b='{blue}',format=yuv420p"
    sound = f"sine=frequency=196:duration={SECONDS},volume=0.05"
    blank = f"nullsrc=size={WIDTH}x{HEIGHT}:rate={FRAMES}:duration={SECONDS}"
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "lavfi", "-i", blank, "-f", "lavfi", "-i", sound]
    command += ["-vf", picture, "-c:v", "libx264", "-crf", "15", "-c:a", "aac", "-b:a", "48k"]
    command += ["-movflags", "+faststart", "-fflags", "+bitexact", str(TARGET)]
    subprocess.run(command, check=True)  # noqa: S603  # all of it stands above


if __name__ == "__main__":
    main()
