"""What people ask of coverage, as small tables: frames in, counts with their sentences out.

Nothing here reads a page, draws or speaks to the reader. What is shown are
codes and keys of the interface's labels; every count names the rows behind it.
"""
