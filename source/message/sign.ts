import {createPrivateKey} from 'node:crypto';
import type {Readable} from 'node:stream';
import {BuildError, type DkimKey} from './letter.ts';

/** The DKIM-Signature field with its CRLF. The message is read once for it, so it is in nobody's memory as a whole. */
export async function dkimSignature(message: Readable, key: DkimKey, signTime: Date): Promise<Buffer> {
	try {
		createPrivateKey(key.privateKey);
	} catch {
		const locked = /^-----BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m.test(key.privateKey);
		throw new BuildError(
			'bad-key',
			'dkim',
			locked
				? 'The DKIM key is protected with a passphrase. Use a key without one: openssl pkey -in locked.pem -out key.pem'
				: 'The DKIM key is not a private key in PEM form, which begins with -----BEGIN PRIVATE KEY----- or similar.',
		);
	}

	const {
		default: {dkimSign},
	} = await import('mailauth/lib/dkim/sign.js');
	const signature = {signingDomain: key.domain, selector: key.selector, privateKey: key.privateKey};
	const {signatures, errors} = await dkimSign(message, {
		...signature,
		canonicalization: 'relaxed/relaxed',
		signTime,
		signatureData: [signature],
	});
	if (signatures === '') {
		const why = errors.map(({err}) => err?.message).join('; ');
		throw new BuildError(
			'bad-key',
			'dkim',
			`The message could not be signed with the DKIM key: ${why || 'unknown reason'}.`,
		);
	}

	return Buffer.from(signatures, 'latin1');
}
