/** Whether Postfix and Dovecot can be started here. */
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import process from 'node:process';

/** Dovecot's IMAP is a package of its own (dovecot-imapd). */
export function imapAvailable(): boolean {
	return existsSync('/usr/lib/dovecot/imap');
}

/** Why not, or null. */
export function mailServersAvailable(): string | null {
	if (process.platform !== 'linux') {
		return 'The real mail servers are started on Linux only.';
	}

	if (process.getuid?.() !== 0) {
		return 'Postfix must be started by root.';
	}

	const missing = ['/usr/sbin/postfix', '/usr/sbin/dovecot', '/usr/lib/dovecot/lmtp'].filter(
		path => !existsSync(path),
	);
	if (missing.length > 0) {
		return `Not installed: ${missing.join(', ')} (Debian packages postfix, dovecot-core and dovecot-lmtpd).`;
	}

	const version = execFileSync('/usr/sbin/dovecot', ['--version'], {encoding: 'utf8'}).trim();
	return version.startsWith('2.3.') ? null : `Dovecot 2.3 is needed; this is ${version}.`;
}
