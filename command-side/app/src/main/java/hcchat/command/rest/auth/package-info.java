/// The endpoints of accounts: register, log in, refresh, log out, devices, public keys.
/// In: JSON. Out: sessions. Never: a decision; those are taken in `account` and `grants`.
@NullMarked
package hcchat.command.rest.auth;

import org.jspecify.annotations.NullMarked;
