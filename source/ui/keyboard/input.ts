/**
 * The terminal's input as Ink gets it. Ink knows neither the mouse nor function keys: reports of the mouse are
 * taken out here, and F1 to F9 become the Alt keys that do the same. A paste passes untouched.
 */

export type MouseEvent = {
	readonly kind: 'click' | 'wheel-up' | 'wheel-down';
	/** From the top left, from 0. */
	readonly x: number;
	readonly y: number;
};

/** What stands in for the stream, for Ink. `onMouse` is called as the reports are read. */
export function createInput(
	stdin: NodeJS.ReadStream,
	onMouse: (event: MouseEvent) => void,
): NodeJS.ReadStream {
	const reader = createReader();
	const read = (size?: number): unknown => {
		const chunk: unknown = stdin.read(size);
		if (chunk === null) {
			return null;
		}

		const {text, events} = reader(typeof chunk === 'string' ? chunk : String(chunk));
		for (const event of events) {
			onMouse(event);
		}

		return text;
	};
	return new Proxy(stdin, {
		get(target, key) {
			if (key === 'read') {
				return read;
			}

			const value: unknown = Reflect.get(target, key);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}

export type Read = {readonly text: string; readonly events: readonly MouseEvent[]};

/** A report that is cut by the end of a chunk waits for the rest. */
export function createReader(): (chunk: string) => Read {
	let pending = '';
	let pasting = false;
	return chunk => {
		const all = pending + chunk;
		const cut = pasting ? null : /\u001b\[<[\d;]*$/.exec(all);
		pending = cut ? all.slice(cut.index) : '';
		const events: MouseEvent[] = [];
		let text = '';
		for (const part of (cut ? all.slice(0, cut.index) : all).split(/(\u001b\[20[01]~)/)) {
			if (part === pasteBegin || part === pasteEnd) {
				pasting = part === pasteBegin;
				text += part;
			} else {
				text += pasting ? part : translated(part, events);
			}
		}

		return {text, events};
	};
}

const pasteBegin = '\u001b[200~';
const pasteEnd = '\u001b[201~';

function translated(part: string, events: MouseEvent[]): string {
	return part
		.replace(/\u001b\[<(\d+);(\d+);(\d+)([Mm])/g, (_, button, x, y, end) => {
			const kind = end === 'M' ? kindOf(Number(button)) : null;
			if (kind !== null) {
				events.push({kind, x: Number(x) - 1, y: Number(y) - 1});
			}

			return '';
		})
		.replace(/\u001b(O[PQRS]|\[\[[A-E]|\[(?:1[1-5]|1[7-9]|20)~)/g, (whole, name: string) => {
			const number = functionKeys.get(name);
			return number === undefined ? whole : number === 9 ? '\u001bz' : `\u001b${number}`;
		});
}

/** Shift, Alt and Ctrl are bits 4, 8 and 16; motion is 32; the wheel is 64. */
function kindOf(button: number): MouseEvent['kind'] | null {
	switch (button & ~0b1_1100) {
		case 0:
			return 'click';
		case 64:
			return 'wheel-up';
		case 65:
			return 'wheel-down';
		default:
			return null;
	}
}

/** Of xterm, of the Linux console, and of the VT220. */
const functionKeys = new Map<string, number>([
	...['OP', 'OQ', 'OR', 'OS'].map((name, index): [string, number] => [name, index + 1]),
	...['[[A', '[[B', '[[C', '[[D', '[[E'].map((name, index): [string, number] => [name, index + 1]),
	...['[11~', '[12~', '[13~', '[14~', '[15~', '[17~', '[18~', '[19~', '[20~'].map(
		(name, index): [string, number] => [name, index + 1],
	),
]);
