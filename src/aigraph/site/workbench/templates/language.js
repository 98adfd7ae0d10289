// The language of the single file: the one that the address names, else the reader's, else the first. Its page is set up.

const pages = [...document.querySelectorAll("template[lang]")];
const wanted = [new URLSearchParams(location.search).get("lang"), ...navigator.languages.map((tag) => tag.split("-")[0])];
const page = wanted.map((tag) => pages.find(({ lang }) => lang === tag)).find(Boolean) ?? pages[0];

document.documentElement.lang = page.lang;
document.title = page.title;
document.body.prepend(page.content.cloneNode(true));
