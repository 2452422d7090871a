/** Looks for a secret in outputs, in every form in which it could stand there. */
import {expect} from 'vitest';

export function expectNowhere(secret: string, outputs: readonly string[]): void {
	for (const output of outputs) {
		for (const form of forms(secret)) {
			expect(output.toLowerCase()).not.toContain(form.toLowerCase());
		}
	}
}

/** Inside of base64 too, wherever its bytes begin there. */
function forms(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const inBase64 = [0, 1, 2].map(shift =>
		Buffer.concat([Buffer.alloc(shift), bytes])
			.toString('base64')
			.slice(shift === 0 ? 0 : 4)
			.replace(/.{0,2}=*$/, ''),
	);
	const hex = bytes.toString('hex');
	return [secret, hex, hex.replace(/..(?!$)/g, '$& '), ...inBase64];
}
