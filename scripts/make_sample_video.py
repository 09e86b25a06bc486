"""Makes the sample video that the simulated providers serve: five seconds of a sun that rises over waves. Needs ffmpeg.

python scripts/make_sample_video.py
"""

from __future__ import annotations

import subprocess
from pathlib import Path

TARGET = Path(__file__).parents[1] / "bot" / "sandbox" / "sample.mp4"
WIDTH, HEIGHT, SECONDS, FRAMES = 640, 360, 5, 24

# What each point is made of, kept in ffmpeg's numbered variables: 0 how far the sun is, 1 how high in the sky (0 to 1),
# 2 how near in the sea (0 to 1), 3 the swell there, 4 how much of the sun it mirrors.
SCENE = ";".join(
    [
        "st(0,hypot(X-W/2,Y-H*(0.66-0.075*T)))",
        "st(1,Y/(H*0.64))",
        "st(2,max(0,(Y/H-0.64)/0.36))",
        "st(3,0.5+0.25*sin(16*log(ld(2)+0.07)-3*T+X/(26+60*ld(2)))+0.25*sin(11*log(ld(2)+0.07)-2*T-X/(40+70*ld(2))))",
        "st(4,exp(-pow((X-W/2)/(26+150*ld(2)),2))*pow(ld(3),2)*(1.3-0.6*ld(2)))",
    ]
)


def channel(*, zenith: int, horizon: int, sun: int, glow: int, deep: int, far: int) -> str:
    """One colour's value for each point and moment; the colours of the sky, of the sun, and of the sea."""
    sky = f"{zenith}+{horizon - zenith}*pow(ld(1),1.6)+{glow}*(0.35+0.09*T)*exp(-ld(0)/105)"
    disc = "clip((36-ld(0))/2.5,0,1)"
    above = f"({sky})*(1-{disc})+{sun}*{disc}"
    sea = f"{far}+{deep - far}*pow(ld(2),0.6)+26*(ld(3)-0.5)+{sun}*ld(4)*(0.25+0.11*T)"
    return f"{SCENE};clip(if(gt(Y,H*0.64),{sea},{above}),0,255)"


def main() -> None:
    """Write the file."""
    red = channel(zenith=38, horizon=236, sun=255, glow=120, deep=24, far=150)
    green = channel(zenith=34, horizon=132, sun=228, glow=90, deep=36, far=84)
    blue = channel(zenith=92, horizon=112, sun=176, glow=30, deep=82, far=104)
    picture = f"geq=r='{red}':g='{green}':b='{blue}',noise=alls=3:allf=t,format=yuv420p"
    sound = f"sine=frequency=196:duration={SECONDS},volume=0.05,afade=in:d=1,afade=out:st={SECONDS - 1}:d=1"
    blank = f"nullsrc=size={WIDTH}x{HEIGHT}:rate={FRAMES}:duration={SECONDS}"
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "lavfi", "-i", blank, "-f", "lavfi", "-i", sound]
    command += ["-vf", picture, "-c:v", "libx264", "-preset", "slow", "-crf", "18", "-c:a", "aac", "-b:a", "48k"]
    command += ["-movflags", "+faststart", "-fflags", "+bitexact", "-flags", "+bitexact", str(TARGET)]
    subprocess.run(command, check=True)  # all of it stands above


if __name__ == "__main__":
    main()
