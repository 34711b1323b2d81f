"""Django with no domain: accounts, audit, files, jobs, ui, figures."""
