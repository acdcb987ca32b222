@echo off
rem The command line of the packed program: its own executable, run as Node, without a window.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0imageprep-workbench.exe" "%~dp0resources\app.asar\out\main\cli.mjs" %*
