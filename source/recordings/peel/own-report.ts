/**
 * Our own reports in Markdown and HTML, read back: the conversation in them as a listing, without what was said of
 * it. What a report explains names commands too, and none of these was on the wire.
 */
import {type LogLine, toView} from '../log-line.ts';
import {fromHtml} from './page.ts';

/** The conversation where the lines are such a report, else the lines as they are. */
export function withoutOwnReport(lines: readonly LogLine[]): readonly LogLine[] {
	const first = lines.find(({text}) => text.trim() !== '')?.text ?? '';
	if (first.startsWith('# SMTP session: ')) {
		return fromMarkdown(lines);
	}

	const title = toView(' · SMTP session</title>');
	const isPage = /^<!doctype html>/i.test(first) && lines.slice(0, 20).some(({text}) => text.endsWith(title));
	return isPage ? fromPage(lines) : lines;
}

/** What stands between the fences under a heading of its own. */
function fromMarkdown(lines: readonly LogLine[]): readonly LogLine[] {
	const conversation: LogLine[] = [];
	let fence: string | null = null;
	for (const line of lines) {
		if (fence === null) {
			fence = /^(`{3,})text$/.exec(line.text)?.[1] ?? null;
		} else if (line.text === fence) {
			fence = null;
		} else {
			conversation.push(line);
		}
	}

	return conversation;
}

const opening =
	/^<article [^>]*><div class="wire"><span class="at">([\d.]*)<\/span>.{0,60}<span class="side">([^<]*)<\/span><pre>/;

/** One row of the page is one entry; its text may have several lines. */
function fromPage(lines: readonly LogLine[]): readonly LogLine[] {
	const conversation: LogLine[] = [];
	let sign: string | null = null;
	let at: number | null = null;
	for (const line of lines) {
		const match = opening.exec(line.text);
		if (match) {
			sign = match[2] ?? '';
			at = match[1] ? Number(match[1]) * 1000 : null;
		}

		if (sign !== null) {
			const [said = ''] = line.text.slice(match?.[0].length ?? 0).split('</pre>', 1);
			conversation.push({...line, at, text: listed(sign, fromHtml(said))});
			sign = line.text.includes('</pre>') ? null : sign;
		}
	}

	return conversation;
}

function listed(sign: string, said: string): string {
	const isLeftOut = new RegExp(`^${toView('…')} [\\d,]+ more lines?$`).test(said);
	return (sign === 'C' || sign === 'S') && !isLeftOut ? `${sign}: ${said}` : `[${said}]`;
}
