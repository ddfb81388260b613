package hcchat.command.ops;

import hcchat.command.account.Accounts;
import java.time.Duration;
import java.util.Map;

/// `/account/invite?days=7`: a code with which one person makes an account.
final class AccountInvite implements OperatorCommand {
    private static final int MOST_DAYS = 999;

    private final Accounts accounts;

    AccountInvite(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String path() {
        return "/account/invite";
    }

    @Override
    public String run(Map<String, String> arguments) {
        String days = arguments.getOrDefault("days", "7");
        if (!days.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("days is a number from 1 to " + MOST_DAYS);
        }
        return accounts.invite(Duration.ofDays(Integer.parseInt(days))).text();
    }
}
