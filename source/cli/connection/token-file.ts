/** The file of `--oauth-tokens`: refresh tokens by provider and client, readable by its owner alone. */
import {constants} from 'node:fs';
import {open, readFile} from 'node:fs/promises';
import type {TokenRequest} from '../../dialogs/oauth/obtain.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';

type Owner = Pick<TokenRequest, 'provider' | 'clientId'>;

/** Null where the file is not there yet, or holds none for this client. */
export async function readRefreshToken(file: string, owner: Owner): Promise<string | null> {
	return (await readTokens(file)).get(keyOf(owner)) ?? null;
}

/**
 * Writes the token next to those of other owners, readable for its owner alone. Throws a UsageError where it
 * cannot.
 */
export async function keepRefreshToken(file: string, owner: Owner, token: string): Promise<void> {
	const tokens = await readTokens(file);
	tokens.set(keyOf(owner), token);
	const text = `${JSON.stringify(Object.fromEntries(tokens), null, '\t')}\n`;
	try {
		// A link would lead the token to a file of someone else's choice.
		const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);
		const handle = await open(file, flags, 0o600);
		try {
			await handle.chmod(0o600);
			await handle.writeFile(text);
		} finally {
			await handle.close();
		}
	} catch (error) {
		throw new UsageError(`--oauth-tokens: ${fileProblem(file, error)}`);
	}
}

async function readTokens(file: string): Promise<Map<string, string>> {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			return new Map();
		}

		throw new UsageError(`--oauth-tokens: ${fileProblem(file, error)}`);
	}

	const read = text.trim() === '' ? {} : parse(text, file);
	return new Map(
		Object.entries(read).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
	);
}

function parse(text: string, file: string): object {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
			return value;
		}
	} catch {
		// Told below, without the text: it may hold a token.
	}

	throw new UsageError(
		`--oauth-tokens: “${file}” is not a token file written by smtpscope. Name another file, or remove it.`,
	);
}

function keyOf({provider, clientId}: Owner): string {
	return `${provider.metadata} ${clientId}`;
}
