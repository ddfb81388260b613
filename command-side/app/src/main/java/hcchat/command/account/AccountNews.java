package hcchat.command.account;

/// Who tells the rest of the server what has ended: `account_change` has new rows.
public interface AccountNews {
    /// Called after the commit that may have written some; returns when they are told, or will be soon.
    void look();
}
