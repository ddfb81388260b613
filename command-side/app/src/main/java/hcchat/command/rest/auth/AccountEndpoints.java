package hcchat.command.rest.auth;

import hcchat.command.account.Account;
import hcchat.command.account.Accounts;
import hcchat.command.account.Password;
import hcchat.command.account.Sessions;
import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RequestLimits;
import hcchat.command.rest.RestCode;
import hcchat.intake.token.AccessToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `/auth/account` and `/auth/password`.
final class AccountEndpoints implements Endpoint.Source {
    private final Accounts accounts;
    private final Sessions sessions;
    private final GuessBrake guesses;

    AccountEndpoints(Accounts accounts, Sessions sessions, RequestLimits limits) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.guesses = new GuessBrake(limits, sessions);
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HttpMethod.GET, "/auth/account", Access.ACCOUNT, this::account),
                new Endpoint(HttpMethod.DELETE, "/auth/account", Access.ACCOUNT, this::delete),
                new Endpoint(HttpMethod.POST, "/auth/password", Access.ACCOUNT, this::changePassword));
    }

    private ServerResponse account(Call call) {
        AccessToken token = call.token();
        Account account = accounts.find(token.account());
        if (account == null) {
            // Deleted since the token was looked at.
            throw new Refused(RestCode.TOKEN_REVOKED);
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("account", account.id().toString());
        told.put("name", account.name());
        told.put("device", token.device().toString());
        told.put("notices", SessionAnswers.notices(sessions.notices(account.id())));
        return Answers.json(HttpStatus.OK, told);
    }

    private ServerResponse delete(Call call) throws IOException {
        Password password = Fields.password(call.body(), "password");
        brake(call);
        if (!accounts.delete(call.token().account(), password)) {
            throw new Refused(RestCode.BAD_LOGIN);
        }
        return Answers.nothing();
    }

    private ServerResponse changePassword(Call call) throws IOException {
        JsonBody body = call.body();
        Password old = Fields.password(body, "password");
        Password next = Fields.password(body, "newPassword");
        brake(call);
        AccessToken token = call.token();
        if (!accounts.changePassword(token.account(), token.device(), old, next)) {
            throw new Refused(RestCode.BAD_LOGIN);
        }
        return Answers.nothing();
    }

    /// Who has a stolen token guesses no faster than who logs in on that device.
    private void brake(Call call) {
        AccessToken token = call.token();
        guesses.brake(call.address(), token.account(), token.device());
    }
}
