import {shown} from '../protocol/visible.ts';

/** The page works without it; with it, the search hides what does not match. */
export const pageScript = shown`
const search = document.getElementById('search');
const found = document.getElementById('found');
const rows = [...document.querySelectorAll('article')];
const texts = rows.map(row => row.textContent.toLowerCase());
search.addEventListener('input', () => {
	const wanted = search.value.trim().toLowerCase();
	let count = 0;
	rows.forEach((row, index) => {
		const matches = texts[index].includes(wanted);
		row.hidden = !matches;
		count += matches ? 1 : 0;
	});
	found.textContent = wanted === '' ? '' : count + ' of ' + rows.length;
});
document.addEventListener('keydown', event => {
	if (event.key === '/' && event.target !== search) {
		event.preventDefault();
		search.focus();
	}
});
`;
