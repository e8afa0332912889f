"""Draw the icon: a page with a marked line, and a point on it. Run once: python docs/icon.py"""
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = 256
image = Image.new("RGBA", (SIZE, SIZE), (0, 0, 0, 0))
draw = ImageDraw.Draw(image)
draw.rounded_rectangle((28, 12, 228, 244), 28, fill="#14324A")
for y, width in ((56, 140), (92, 116), (176, 140), (212, 84)):
    draw.rounded_rectangle((56, y - 7, 56 + width, y + 7), 7, fill="#9FB6C8")
draw.rounded_rectangle((56, 118, 200, 150), 8, fill="#E8A100")
image.resize((64, 64), Image.Resampling.LANCZOS).save(Path(__file__).parents[1] / "static" / "icon.png")
