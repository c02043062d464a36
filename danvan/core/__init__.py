"""The floor: step tables, refusals, read-only guard, base views, codes, dates. Knows no noun of ours."""
