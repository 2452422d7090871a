/** The authority that signs certificates for clients: made once for this account, its key readable by it alone. */
import {createPrivateKey, createPublicKey, X509Certificate} from 'node:crypto';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {hostname, userInfo} from 'node:os';
import {join} from 'node:path';
import {type Authority, makeAuthority} from '../../transport/make-certificate.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {creationProblem, fileProblem} from '../output/files.ts';

export type StoredAuthority = {
	readonly authority: Authority;
	/** SHA-256 of its certificate, hex with colons. */
	readonly fingerprint: string;
	/** Folder of its two files. */
	readonly folder: string;
	/** It was made just now. */
	readonly isNew: boolean;
};

const DAY = 24 * 60 * 60 * 1000;

/** Clients that were told to trust it need not be told again for so long. */
const LIFE = 825 * DAY;

/** The authority that is stored for this user; it is made the first time. */
export async function loadAuthority(): Promise<StoredAuthority> {
	const folder = await authorityFolder();
	const stored = await readStored(folder);
	return stored ?? makeStored(folder);
}

/** Deletes it. False where there was none. */
export async function removeAuthority(): Promise<{readonly folder: string; readonly existed: boolean}> {
	const folder = await authorityFolder();
	const existed = (await readStored(folder)) !== null;
	await rm(folder, {recursive: true, force: true});
	return {folder, existed};
}

/** Writes the certificate for clients to trust; it is no secret. */
export async function exportAuthority({authority}: StoredAuthority, file: string): Promise<void> {
	try {
		await writeFile(file, authority.cert);
	} catch (error) {
		throw new UsageError(`--export-ca: ${creationProblem(file, error)}`);
	}
}

async function authorityFolder(): Promise<string> {
	const {default: envPaths} = await import('env-paths');
	return join(envPaths('smtpscope', {suffix: ''}).data, 'authority');
}

async function readStored(folder: string): Promise<StoredAuthority | null> {
	try {
		const [cert, pem] = await Promise.all([
			readFile(join(folder, 'certificate.pem'), 'utf8'),
			readFile(join(folder, 'key.pem'), 'utf8'),
		]);
		const certificate = new X509Certificate(cert);
		const privateKey = createPrivateKey(pem);
		if (!certificate.checkPrivateKey(privateKey) || Date.parse(certificate.validTo) < Date.now() + 30 * DAY) {
			return null;
		}

		const name = certificate.subject.replace(/^CN=/, '');
		const keys = {privateKey, publicKey: createPublicKey(privateKey)};
		return {
			authority: {name, cert, keys},
			fingerprint: certificate.fingerprint256,
			folder,
			isNew: false,
		};
	} catch {
		// Not there, or damaged: a new one is made, and said.
		return null;
	}
}

async function makeStored(folder: string): Promise<StoredAuthority> {
	const authority = makeAuthority(`smtpscope of ${whose()}`, {notAfter: new Date(Date.now() + LIFE)});
	const key = authority.keys.privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
		// Deleted first, so that a file someone else put there is not written to.
		for (const [name, text] of [
			['key.pem', key],
			['certificate.pem', authority.cert],
		] as const) {
			await rm(join(folder, name), {force: true});
			await writeFile(join(folder, name), text, {mode: 0o600, flag: 'wx'});
		}
	} catch (error) {
		throw new UsageError(`The CA for certificates cannot be stored: ${fileProblem(folder, error)}`);
	}

	return {authority, fingerprint: new X509Certificate(authority.cert).fingerprint256, folder, isNew: true};
}

function whose(): string {
	const {username} = userInfo();
	return `${username}@${hostname()}`.replace(/[^ -~]/g, '?').slice(0, 60);
}
