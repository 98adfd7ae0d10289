"use strict";
// Text in lines no wider than some pixels, as a browser would break it at spaces.

const wrapPen = document.createElement("canvas").getContext("2d");

function wrapWords(text, font, wide) {
  wrapPen.font = `${font} ${getComputedStyle(document.documentElement).getPropertyValue("--letters")}`;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (lines.at(-1) && wrapPen.measureText(longer).width > wide) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

const widthOf = (text, font) => {
  wrapPen.font = `${font} ${getComputedStyle(document.documentElement).getPropertyValue("--letters")}`;
  return wrapPen.measureText(text).width;
};
