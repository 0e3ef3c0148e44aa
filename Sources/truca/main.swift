import ArgumentParser

print("")
