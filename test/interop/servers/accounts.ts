/** Who can log in at the real servers, and where their mail lies. Each name and password holds something that has broken a client. */

export type Account = {
	readonly login: string;
	readonly password: string;
	/** Name of the maildir. */
	readonly mailbox: string;
};

export const realm = 'example.test';
export const serverName = 'mail.example.test';

export const accounts = {
	alice: {login: 'alice@example.test', password: 'wonderland', mailbox: 'alice'},
	/** What SCRAM and a space-separated CRAM-MD5 answer must keep apart. */
	bob: {login: 'bob@example.test', password: 'bob secret=1,2', mailbox: 'bob'},
	/** UTF-8, and the colon that ends a field elsewhere. */
	carol: {login: 'carol@example.test', password: 'päss:wörd ☃', mailbox: 'carol'},
	zoe: {login: 'zoë@example.test', password: 'unicodeuser', mailbox: 'zoe'},
	/** SCRAM must write =3D and =2C. */
	odd: {login: 'odd=user,x@example.test', password: 'oddpass', mailbox: 'odd'},
} as const satisfies Record<string, Account>;
