package hcchat.command.rest;

/// Ends a request with a problem, from wherever it is found.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.code().word(), null, false, false);
        this.problem = problem;
    }

    public Refused(RestCode code) {
        this(Problem.of(code));
    }

    public Problem problem() {
        return problem;
    }
}
