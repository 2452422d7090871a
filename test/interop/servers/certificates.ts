/** The certificates of the real servers: a good one, and each kind of bad one. */
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {
	type Certificate,
	makeAuthority,
	makeCertificate,
} from '../../../source/transport/make-certificate.ts';
import {accounts, serverName} from './accounts.ts';

export type CertificatePaths = {
	/** What to trust. */
	readonly ca: string;
	/** Key and certificate together, as Postfix wants them. */
	readonly server: string;
	readonly expired: string;
	readonly wrongName: string;
	readonly selfSigned: string;
	/** alice's. */
	readonly clientCert: string;
	readonly clientKey: string;
};

export async function writeCertificates(folder: string): Promise<CertificatePaths> {
	const authority = makeAuthority('Interop test authority');
	const names = [serverName, 'localhost', '127.0.0.1', '::1'];
	const client = makeCertificate(authority, {names: [accounts.alice.login], usage: 'client'});
	const past = {notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2021-01-01T00:00:00Z')};

	async function write(name: string, text: string): Promise<string> {
		const path = join(folder, `${name}.pem`);
		// Keys for this run alone, readable by the test programs that run as other users.
		await writeFile(path, text, {mode: 0o644});
		return path;
	}

	const together = ({key, cert}: Certificate) => key + cert;
	return {
		ca: await write('ca', authority.cert),
		server: await write('server', together(makeCertificate(authority, {names}))),
		expired: await write('expired', together(makeCertificate(authority, {names, ...past}))),
		wrongName: await write(
			'wrong-name',
			together(makeCertificate(authority, {names: ['elsewhere.example.net']})),
		),
		selfSigned: await write('self-signed', together(makeCertificate(null, {names}))),
		clientCert: await write('client', client.cert),
		clientKey: await write('client-key', client.key),
	};
}
