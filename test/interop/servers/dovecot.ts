/** Dovecot's configuration: it knows the passwords and tokens for Postfix, and takes mail by LMTP. For version 2.3. */
import {randomBytes} from 'node:crypto';
import {chown, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {accounts, realm, serverName} from './accounts.ts';
import {imapAvailable} from './available.ts';
import type {CertificatePaths} from './certificates.ts';
import {type Folders, nobody} from './folders.ts';
import type {Ports} from './ports.ts';
import {tokenIssuer} from './tokens.ts';

const passwordMechanisms = ['plain', 'login', 'cram-md5', 'digest-md5', 'scram-sha-1', 'scram-sha-256'];
const tokenMechanisms = ['xoauth2', 'oauthbearer'];

/** Gives the secret that tokens are signed with. */
export async function writeDovecot(
	folders: Folders,
	certificates: CertificatePaths,
	ports: Ports,
): Promise<string> {
	const secret = randomBytes(32).toString('hex');
	const keys = join(folders.dovecot, 'keys', 'default', 'HS256');
	await mkdir(keys, {recursive: true});
	await chown(folders.lmtpMail, nobody, nobody);
	await Promise.all([
		// The key lies there in base64.
		writeFile(join(keys, 'default'), Buffer.from(secret).toString('base64')),
		writeFile(join(folders.dovecot, 'users'), users(folders)),
		writeFile(join(folders.dovecot, 'tokens.conf'), tokenSettings(folders)),
		writeFile(join(folders.dovecot, 'dovecot.conf'), settings(folders, certificates, ports)),
	]);
	return secret;
}

// user:password:uid:gid:gecos:home::extra. In base64 a password may hold colons and what is not ASCII.
function users(folders: Folders): string {
	return Object.values(accounts)
		.map(({login, password}) => {
			const encoded = Buffer.from(password).toString('base64');
			return `${login}:{PLAIN.b64}${encoded}:${nobody}:${nobody}::${folders.run}::\n`;
		})
		.concat(`full@${realm}:{PLAIN}full:${nobody}:${nobody}::${folders.run}::userdb_quota_rule=*:bytes=1K\n`)
		.join('');
}

function tokenSettings(folders: Folders): string {
	return `
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${join(folders.dovecot, 'keys')}/
username_attribute = sub
issuers = ${tokenIssuer}
openid_configuration_url = ${tokenIssuer}/.well-known/openid-configuration
`;
}

function settings(folders: Folders, certificates: CertificatePaths, ports: Ports): string {
	return `
instance_name = smtpscope
base_dir = ${folders.run}/dovecot
state_dir = ${folders.run}/dovecot
log_path = ${folders.log}/dovecot.log
auth_verbose = yes
listen = 127.0.0.1
protocols = lmtp${imapAvailable() ? ' imap' : ''}
hostname = ${serverName}
first_valid_uid = 1

disable_plaintext_auth = no
auth_failure_delay = 0
auth_username_chars =
auth_realms = ${realm}
auth_default_realm = ${realm}
auth_anonymous_username = anonymous@${realm}
auth_mechanisms = ${[...passwordMechanisms, ...tokenMechanisms].join(' ')} anonymous

ssl = yes
ssl_cert = <${certificates.server}
ssl_key = <${certificates.server}

mail_location = maildir:${folders.lmtpMail}/%Lu
lda_mailbox_autocreate = yes
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no

passdb {
  driver = oauth2
  mechanisms = ${tokenMechanisms.join(' ')}
  args = ${folders.dovecot}/tokens.conf
}
passdb {
  driver = passwd-file
  mechanisms = ${passwordMechanisms.join(' ')}
  args = scheme=PLAIN username_format=%u ${folders.dovecot}/users
}
passdb {
  driver = static
  mechanisms = anonymous
  args = nopassword=y
}
userdb {
  driver = passwd-file
  args = username_format=%u ${folders.dovecot}/users
  default_fields = uid=${nobody} gid=${nobody} home=${folders.run}
}

# One mailbox, full@, takes hardly anything; LMTP says so after the message.
protocol lmtp {
  mail_plugins = quota
}
plugin {
  quota = maildir:User quota
}

service auth {
  unix_listener ${folders.queue}/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
# Each refused login from an address would make the next one slower, until Postfix loses patience.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
  unix_listener ${folders.run}/lmtp {
    mode = 0666
  }
}
${imapAvailable() ? imapSettings(ports) : ''}`;
}

function imapSettings(ports: Ports): string {
	return `
namespace inbox {
  inbox = yes
  mailbox Junk {
    auto = create
    special_use = \\Junk
  }
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${ports.imap}
  }
  inet_listener imaps {
    address = 127.0.0.1 127.0.0.2
    port = ${ports.imaps}
    ssl = yes
  }
}
`;
}
