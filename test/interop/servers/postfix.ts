/**
 * Postfix's configuration: one server process for each port, each with what makes it different, and every
 * accepted message into a maildir of ours, whatever its domain. Only `listener.test` is relayed, to a port of a test.
 */
import {execFileSync} from 'node:child_process';
import {chown, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {accounts, realm, serverName} from './accounts.ts';
import type {CertificatePaths} from './certificates.ts';
import {type Folders, nobody} from './folders.ts';
import type {PortName, Ports} from './ports.ts';

type Settings = Readonly<Record<string, string>>;

/** Replies to be had by recipient. */
const refusals: Settings = {
	tempfail: '451 4.3.0 Try again later',
	full: '452 4.2.2 Mailbox full',
	greylist: '450 4.7.1 Greylisted, come back',
	drop: '421 4.3.2 Closing now',
};

/** `bücher.test` has one mailbox for all, under either spelling of its name. */
const internationalDomains = ['bücher.test', 'xn--bcher-kva.test'];

export async function writePostfix(
	folders: Folders,
	certificates: CertificatePaths,
	ports: Ports,
): Promise<void> {
	const table = (name: string) => join(folders.postfix, name);
	await mkdir(join(folders.postfix, 'dynamicmaps.cf.d'));
	await mkdir(join(folders.postfix, 'postfix-files.d'));
	await chown(folders.data, userId('postfix'), -1);
	await chown(folders.mail, nobody, nobody);
	const mailboxes = Object.fromEntries([
		...Object.values(accounts).map(({login, mailbox}) => [login, `${mailbox}/`]),
		[`patient@${realm}`, 'patient/'],
		...Object.keys(refusals).map(name => [`${name}@${realm}`, 'refused/']),
		...internationalDomains.map(domain => [`@${domain}`, 'idn/']),
	]);
	const aliases = {
		[`postmaster@${realm}`]: accounts.alice.login,
		[`list@${realm}`]: `${accounts.alice.login}, ${accounts.bob.login}`,
	};
	const byRecipient = Object.fromEntries([
		...Object.entries(refusals).map(([name, reply]) => [`${name}@${realm}`, reply]),
		[`patient@${realm}`, 'greylisted'],
	]);
	const headers = '/^Subject: *REJECTME/ REJECT Content refused on demand\n/^Subject: *DISCARDME/ DISCARD\n';
	await Promise.all([
		writeFile(table('dynamicmaps.cf'), ''),
		writeFile(table('mailboxes'), tableText(mailboxes)),
		writeFile(table('aliases'), tableText(aliases)),
		writeFile(table('refusals'), tableText(byRecipient)),
		writeFile(table('headers'), headers),
		writeFile(table('transport'), tableText({'listener.test': `passedOn:[127.0.0.1]:${ports.listener}`})),
		writeFile(table('main.cf'), mainText(mainSettings(folders, certificates, table))),
		writeFile(table('master.cf'), masterText(ports, certificates)),
	]);
}

function mainSettings(
	folders: Folders,
	certificates: CertificatePaths,
	table: (name: string) => string,
): Settings {
	return {
		compatibility_level: '3.6',
		// Where things are
		queue_directory: folders.queue,
		data_directory: folders.data,
		meta_directory: '/etc/postfix',
		maillog_file: join(folders.log, 'postfix.log'),
		maillog_file_prefixes: folders.log,
		multi_instance_enable: 'yes',
		multi_instance_name: 'postfix-smtpscope',
		// Who this is
		inet_interfaces: '127.0.0.1',
		inet_protocols: 'ipv4',
		myhostname: serverName,
		mydomain: realm,
		myorigin: realm,
		mynetworks: '127.0.0.0/8',
		// Nothing leaves: our domains into their mailboxes, all others into one
		mydestination: '',
		virtual_mailbox_domains: [realm, ...internationalDomains].join(', '),
		virtual_mailbox_base: folders.mail,
		virtual_mailbox_maps: `texthash:${table('mailboxes')}`,
		virtual_alias_maps: `texthash:${table('aliases')}`,
		virtual_minimum_uid: '1',
		virtual_uid_maps: `static:${nobody}`,
		virtual_gid_maps: `static:${nobody}`,
		virtual_mailbox_limit: '0',
		default_transport: 'catchall',
		relay_transport: 'catchall',
		transport_maps: `texthash:${table('transport')}`,
		alias_maps: '',
		alias_database: '',
		recipient_delimiter: '+',
		// Refusals on demand
		smtpd_restriction_classes: 'on_demand, greylisted',
		// A test that writes to patient@ plays the policy service itself.
		greylisted: `check_policy_service unix:${folders.run}/policy`,
		on_demand: `check_recipient_access texthash:${table('refusals')}`,
		smtpd_relay_restrictions:
			'on_demand, permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination',
		header_checks: `regexp:${table('headers')}`,
		// Limits and pace: tests must not wait
		message_size_limit: '104857600',
		mailbox_size_limit: '0',
		in_flow_delay: '0',
		smtpd_error_sleep_time: '0',
		default_process_limit: '50',
		notify_classes: '',
		biff: 'no',
		smtpd_peername_lookup: 'no',
		smtp_dns_support_level: 'disabled',
		fast_flush_domains: realm,
		smtpd_authorized_xclient_hosts: '127.0.0.0/8',
		smtpd_authorized_xforward_hosts: '127.0.0.0/8',
		// Dovecot knows the passwords
		smtpd_sasl_type: 'dovecot',
		smtpd_sasl_path: 'private/auth',
		smtpd_sasl_local_domain: realm,
		smtpd_sasl_security_options: 'noanonymous',
		smtpd_sasl_authenticated_header: 'yes',
		// TLS
		smtpd_tls_chain_files: certificates.server,
		smtpd_tls_CAfile: certificates.ca,
		smtpd_tls_received_header: 'yes',
		smtpd_tls_session_cache_database: '',
		tls_random_source: 'dev:/dev/urandom',
		// postscreen
		postscreen_access_list: '',
		// Who was patient once must be so again.
		postscreen_cache_map: '',
		postscreen_greet_wait: '2s',
		postscreen_greet_action: 'enforce',
		postscreen_greet_banner: 'wait for the second line',
	};
}

const login: Settings = {
	smtpd_sasl_auth_enable: 'yes',
	smtpd_recipient_restrictions: 'on_demand, permit_sasl_authenticated, reject',
	smtpd_relay_restrictions: '',
};

const ownDomainsOnly: Settings = {smtpd_relay_restrictions: 'on_demand, reject_unauth_destination'};

const wrapped: Settings = {smtpd_tls_wrappermode: 'yes'};

/** What each port adds to the settings of all. */
function portSettings(
	certificates: CertificatePaths,
): Readonly<Record<Exclude<PortName, 'lmtp' | 'imap' | 'imaps' | 'greet' | 'listener'>, Settings>> {
	return {
		submission: {smtpd_tls_security_level: 'encrypt', smtpd_tls_auth_only: 'yes', ...login},
		smtps: {...wrapped, ...login},
		expired: {...wrapped, ...login, smtpd_tls_chain_files: certificates.expired},
		wrongName: {...wrapped, ...login, smtpd_tls_chain_files: certificates.wrongName},
		selfSigned: {...wrapped, ...login, smtpd_tls_chain_files: certificates.selfSigned},
		clientCertificate: {...wrapped, smtpd_tls_security_level: 'encrypt', smtpd_tls_req_ccert: 'yes'},
		plainAuth: {smtpd_tls_security_level: 'may', ...login, smtpd_sasl_security_options: ''},
		relay: {smtpd_tls_security_level: 'none'},
		mx: {smtpd_tls_security_level: 'may', smtpd_tls_ask_ccert: 'yes', ...ownDomainsOnly},
		strict: {
			smtpd_tls_security_level: 'may',
			...ownDomainsOnly,
			smtpd_timeout: '5s',
			smtpd_soft_error_limit: '2',
			smtpd_hard_error_limit: '3',
			message_size_limit: '10240',
			smtpd_discard_ehlo_keywords: 'pipelining, chunking, dsn, 8bitmime, smtputf8, silent-discard',
			smtpd_forbid_bare_newline: 'reject',
			smtpd_forbid_bare_newline_exclusions: '',
			smtpd_forbid_unauth_pipelining: 'yes',
			smtpd_helo_required: 'yes',
			disable_vrfy_command: 'yes',
		},
	};
}

/** Postfix's own processes: name, type, private, unprivileged, wake-up, process limit, program. */
const processes = `
pickup      unix       n  -  n  60     1  pickup
cleanup     unix       n  -  n  -      0  cleanup
qmgr        unix       n  -  n  300    1  qmgr
tlsmgr      unix       -  -  n  1000?  1  tlsmgr
rewrite     unix       -  -  n  -      -  trivial-rewrite
bounce      unix       -  -  n  -      0  bounce
defer       unix       -  -  n  -      0  bounce
trace       unix       -  -  n  -      0  bounce
verify      unix       -  -  n  -      1  verify
flush       unix       n  -  n  1000?  0  flush
proxymap    unix       -  -  n  -      -  proxymap
proxywrite  unix       -  -  n  -      1  proxymap
showq       unix       n  -  n  -      -  showq
error       unix       -  -  n  -      -  error
retry       unix       -  -  n  -      -  error
discard     unix       -  -  n  -      -  discard
virtual     unix       -  n  n  -      -  virtual
anvil       unix       -  -  n  -      1  anvil
postlog     unix-dgram n  -  n  -      1  postlogd
dnsblog     unix       -  -  n  -      0  dnsblog
tlsproxy    unix       -  -  n  -      0  tlsproxy
passedOn    unix       -  -  n  -      -  smtp
  -o smtp_tls_security_level=may
catchall    unix       -  n  n  -      -  virtual
  -o virtual_mailbox_maps=static:catchall/
`;

function masterText(ports: Ports, certificates: CertificatePaths): string {
	const servers = Object.entries(portSettings(certificates)).map(([name, settings]) => {
		const port = ports[name as PortName];
		return `127.0.0.1:${port} inet n - n - - smtpd\n${overrides(`postfix/${name}`, settings)}`;
	});
	const behindPostscreen = {smtpd_tls_security_level: 'may', ...ownDomainsOnly};
	return [
		...servers,
		`127.0.0.1:${ports.greet} inet n - n - 1 postscreen\n${overrides('postfix/greet', {})}`,
		`smtpd pass - - n - - smtpd\n${overrides('postfix/greet', behindPostscreen)}`,
		processes,
	].join('\n');
}

function overrides(logName: string, settings: Settings): string {
	return Object.entries({syslog_name: logName, ...settings})
		.map(([name, value]) => `  -o { ${name} = ${value} }`)
		.join('\n');
}

function userId(name: string): number {
	return Number(execFileSync('/usr/bin/id', ['-u', name]));
}

function mainText(settings: Settings): string {
	return Object.entries(settings)
		.map(([name, value]) => `${name} = ${value}\n`)
		.join('');
}

function tableText(rows: Settings): string {
	return Object.entries(rows)
		.map(([key, value]) => `${key}  ${value}\n`)
		.join('');
}
