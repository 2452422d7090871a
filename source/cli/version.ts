import process from 'node:process';
import pkg from '../../package.json' with {type: 'json'};

export const {version, description} = pkg;

/** What a bug report needs: `smtpscope 1.2.3 (Node 24.1.0, OpenSSL 3.5.0, linux x64)`. */
export function versionText(): string {
	const {node, openssl} = process.versions;
	return `smtpscope ${version} (Node ${node}, OpenSSL ${openssl}, ${process.platform} ${process.arch})`;
}
