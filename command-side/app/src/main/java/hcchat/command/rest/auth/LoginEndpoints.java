package hcchat.command.rest.auth;

import hcchat.command.account.AccountName;
import hcchat.command.account.Accounts;
import hcchat.command.account.Accounts.Registered;
import hcchat.command.account.DeviceWish;
import hcchat.command.account.InviteCode;
import hcchat.command.account.Password;
import hcchat.command.account.Session;
import hcchat.command.account.Sessions;
import hcchat.command.rest.Access;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RequestLimits;
import hcchat.command.rest.RequestLimits.Brake;
import hcchat.command.rest.RestCode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `/auth/register` and `/auth/login`.
final class LoginEndpoints implements Endpoint.Source {
    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionAnswers answers;
    private final CookieRule cookies;
    private final RequestLimits limits;
    private final GuessBrake guesses;

    LoginEndpoints(
            Accounts accounts, Sessions sessions, SessionAnswers answers, CookieRule cookies, RequestLimits limits) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.answers = answers;
        this.cookies = cookies;
        this.limits = limits;
        this.guesses = new GuessBrake(limits, sessions);
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HttpMethod.POST, "/auth/register", Access.ANYBODY, this::register),
                new Endpoint(HttpMethod.POST, "/auth/login", Access.ANYBODY, this::logIn));
    }

    private ServerResponse register(Call call) throws IOException {
        JsonBody body = call.body();
        boolean cookie = cookies.wanted(call, body);
        AccountName name = Fields.name(body);
        Password password = Fields.password(body, "password");
        @Nullable String invite = body.textOrNull("invite");
        DeviceWish device = Fields.device(body);
        limits.take(Brake.REGISTRATIONS, call.address());
        Registered outcome =
                accounts.register(name, password, invite == null ? null : InviteCode.shown(invite), device);
        return switch (outcome) {
            case Registered.Made(Session session) -> answers.answer(HttpStatus.CREATED, session, cookie);
            case Registered.Closed() -> throw new Refused(RestCode.REGISTRATION_CLOSED);
            case Registered.InviteRequired() -> throw new Refused(RestCode.INVITE_REQUIRED);
            case Registered.BadInvite() -> throw new Refused(RestCode.BAD_INVITE);
            case Registered.NameTaken() -> throw new Refused(RestCode.NAME_TAKEN);
        };
    }

    private ServerResponse logIn(Call call) throws IOException {
        JsonBody body = call.body();
        boolean cookie = cookies.wanted(call, body);
        AccountName name = Fields.name(body);
        Password password = Fields.password(body, "password");
        DeviceWish device = Fields.device(body);
        guesses.brake(call.address(), name, device.id());
        Session session = sessions.logIn(name, password, device);
        if (session == null) {
            throw new Refused(RestCode.BAD_LOGIN);
        }
        return answers.answer(HttpStatus.OK, session, cookie);
    }
}
