package hcchat.command.rest;

import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often may be called, as `hcchat.rest.limit.*`: so many a minute, and so many at once after a pause.
///
/// @param address all calls of one address
/// @param account all calls with tokens of one account
/// @param holder all calls with the token of one holder: who has no account makes another when they like
/// @param passwords calls of one address that prove a password: a hash costs 50 ms
/// @param name proofs of one account's password by whoever knows no more of it than its name: 14,400 guesses a day at
///     most, from wherever
/// @param device proofs of one account's password on one of its devices, which strangers can't name: so they lock
/// nobody out
/// @param registrations new accounts of one address
public record RequestAllowances(
        @DefaultValue Address address,
        @DefaultValue Accounts account,
        @DefaultValue Holders holder,
        @DefaultValue Passwords passwords,
        @DefaultValue Names name,
        @DefaultValue Devices device,
        @DefaultValue Registrations registrations) {
    /// A rate, per minute, and what may come at once.
    interface Rate {
        int perMinute();

        int burst();
    }

    public record Address(
            @DefaultValue("1200") int perMinute,
            @DefaultValue("200") int burst) implements Rate {}

    public record Accounts(
            @DefaultValue("600") int perMinute,
            @DefaultValue("120") int burst) implements Rate {}

    public record Holders(
            @DefaultValue("120") int perMinute,
            @DefaultValue("40") int burst) implements Rate {}

    public record Passwords(
            @DefaultValue("20") int perMinute,
            @DefaultValue("20") int burst) implements Rate {}

    public record Names(
            @DefaultValue("10") int perMinute,
            @DefaultValue("20") int burst) implements Rate {}

    public record Devices(
            @DefaultValue("10") int perMinute,
            @DefaultValue("20") int burst) implements Rate {}

    public record Registrations(
            @DefaultValue("2") int perMinute,
            @DefaultValue("10") int burst) implements Rate {}
}
