/** Looks for a secret in outputs, in every form in which it could stand there. */
import {expect} from 'vitest';

export function expectNowhere(secret: string, outputs: readonly string[]): void {
	expect(found(secret, outputs)).toEqual([]);
}

/** Each form that stands somewhere, with what is around it. */
function found(secret: string, outputs: readonly string[]): string[] {
	return forms(secret).flatMap(form =>
		outputs.flatMap(output => {
			const at = output.toLowerCase().indexOf(form.toLowerCase());
			return at === -1 ? [] : [`${form}: …${output.slice(Math.max(at - 60, 0), at + form.length + 20)}…`];
		}),
	);
}

/** Plain, base64 wherever its bytes begin in it, hex, URL, quoted-printable and JSON. */
function forms(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const inBase64 = [0, 1, 2].map(shift =>
		Buffer.concat([Buffer.alloc(shift), bytes])
			.toString('base64')
			.slice(shift === 0 ? 0 : 4)
			.replace(/.{0,2}=*$/, ''),
	);
	const hex = bytes.toString('hex');
	const each = (mark: string) => hex.replace(/../g, `${mark}$&`);
	return [
		...[
			secret,
			hex,
			hex.replace(/..(?!$)/g, '$& '),
			encodeURIComponent(secret),
			JSON.stringify(secret).slice(1, -1),
		],
		...[each('%'), each('='), each('\\x'), each('\\u00')],
		...inBase64,
	];
}
