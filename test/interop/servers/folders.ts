/** Where everything of the servers lies: one folder, made for this run and removed after it. */
import {join} from 'node:path';

/** uid and gid of `nobody`: whose the mail is. */
export const nobody = 65_534;

export function foldersIn(root: string) {
	return {
		root,
		postfix: join(root, 'postfix'),
		dovecot: join(root, 'dovecot'),
		queue: join(root, 'queue'),
		/** Postfix's locks and caches. */
		data: join(root, 'data'),
		certificates: join(root, 'certificates'),
		log: join(root, 'log'),
		run: join(root, 'run'),
		/** `<mailbox>/new/…` */
		mail: join(root, 'mail'),
		/** `<address>/new/…` */
		lmtpMail: join(root, 'lmtp-mail'),
	};
}

export type Folders = ReturnType<typeof foldersIn>;
