/**
 * For screen readers (INK_SCREEN_READER=true) and terminals that can only print (TERM=dumb): lines on the normal
 * screen, one after the other, and the line being written as the last one. A letter that is typed is the only
 * thing written for it.
 */
import type {Inspector} from '../inspector.ts';
import {maskedLine} from '../prompt/masked-line.ts';
import {nothingSaid, speech} from './speech.ts';

export type Speaker = {stop(): void};

/** `dumb`: nothing but text and line ends may be written. */
export function createSpeaker(inspector: Inspector, stdout: NodeJS.WriteStream, dumb: boolean): Speaker {
	let said = nothingSaid;
	let shown = '';

	function speak(): void {
		const next = speech(said, inspector);
		said = next.said;
		const prompt = promptOf(inspector);
		if (next.lines.length > 0) {
			stdout.write(`${leave(shown, dumb)}${next.lines.join('\r\n')}\r\n${prompt}`);
		} else if (prompt !== shown) {
			stdout.write(changeOf(shown, prompt, dumb));
		}

		shown = prompt;
	}

	speak();
	const stops = [inspector.screen.subscribe(speak), inspector.frames.subscribe(speak)];
	return {
		stop() {
			for (const stop of stops) {
				stop();
			}

			stdout.write('\r\n');
		},
	};
}

/** From the line being written to a fresh one. */
function leave(shown: string, dumb: boolean): string {
	return shown === '' ? '' : dumb ? '\r\n' : '\r\u001b[K';
}

/** What makes the one prompt line of the other: letters added, one rubbed out at its end, or the line anew. */
export function changeOf(before: string, after: string, dumb: boolean): string {
	if (after.startsWith(before)) {
		return after.slice(before.length);
	}

	if (before.startsWith(after) && /[ -~]$/.test(before)) {
		// One letter is rubbed out; a line that is gone was sent, and stays where it is.
		return before.length - after.length === 1 ? '\b \b' : `\r\n${after}`;
	}

	return leave(before, dumb) + after;
}

/** What is asked for, and what was typed; a secret as stars. */
function promptOf(inspector: Inspector): string {
	const screen = inspector.screen.get();
	const {overlay} = screen;
	if (overlay?.type === 'field') {
		return `${overlay.title}: ${maskedLine(overlay.editor.line, overlay.secret, false).join('').replaceAll('•', '*')}`;
	}

	if (overlay !== null && 'editor' in overlay) {
		return `${overlay.type}: ${maskedLine(overlay.editor.line, false, false).join('')}`;
	}

	if (overlay?.type === 'choice') {
		return 'answer: ';
	}

	if (overlay?.type === 'compose') {
		return `${overlay.form.focus}: ${maskedLine(overlay.form.editor.line, false, false).join('')}`;
	}

	const lens = inspector.lens();
	const masked = (lens.masked || screen.typedSecret) && !screen.reveal;
	const typed = maskedLine(
		screen.editor.line,
		masked,
		lens.mode === 'command' || lens.mode === 'closed',
	).join('');
	return `${lens.label || 'command'}: ${typed.replaceAll('•', '*')}`;
}
