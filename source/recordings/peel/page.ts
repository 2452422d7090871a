/** What a web page makes of a log: entities, line breaks as tags, marks of a quotation. */
import {type LogLine, toView} from '../log-line.ts';
import {type Peel, sampleOf, share} from './peel.ts';

const escapedMarks =
	/(?:FROM|TO)[ ]?:[ ]?&lt;|-&gt;|&lt;-|=&gt;|&lt;CR&gt;|&lt;(?:&lt;|~)|&gt;[ ]|&quot;|&#0?39;/i;
// A mark of a tool, or an address, as no page has it.
const bareMarks = /(?:^|[^<\w/])>|<(?![a-z/])|<[^<>\s]{1,200}@/i;
const lineBreak = /<br ?\/?>/i;
const lineBreakAtEnd = /<br ?\/?>[ \t]{0,20}$/i;

/** The text of what is nothing but a page: no line of it can be read as it stands. */
export function withoutPage(lines: readonly LogLine[]): readonly LogLine[] {
	return (isPage(lines) && webPage(lines)) || lines;
}

function isPage(lines: readonly LogLine[]): boolean {
	const sample = sampleOf(lines);
	const escaped = sample.some(text => escapedMarks.test(text)) && !sample.some(text => bareMarks.test(text));
	return escaped || share(lines, text => lineBreak.test(text)) > 0.5;
}

export const webPage: Peel = lines => {
	if (!isPage(lines) && !sampleOf(lines).some(text => escapedMarks.test(text))) {
		return null;
	}

	return lines.flatMap(line =>
		line.text
			.replace(lineBreakAtEnd, '')
			.split(lineBreak)
			.map(text => ({...line, text: fromHtml(text)})),
	);
};

const entities: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	amp: '&',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

/** Text without the tags of a listing, its entities undone. */
export function fromHtml(text: string): string {
	return text
		.replace(/<\/?(?:span|pre|code|div|p|b|i|em|strong|font|tt|samp)(?:[ ][^<>]{0,200})?>/gi, '')
		.replace(
			/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi,
			(whole, decimal?: string, hex?: string, name?: string) => {
				if (name) {
					return entities[name.toLowerCase()] ?? whole;
				}

				const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
				return point > 0 && point <= 0x10ffff ? toView(String.fromCodePoint(point)) : whole;
			},
		);
}
